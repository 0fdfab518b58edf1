namespace Flowtriq.Server.Contract;

public sealed record NoteRequest(string Text);
