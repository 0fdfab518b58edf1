namespace Flowtriq.Server.Contract;

public sealed record SetupRequest(string Token, string Workspace, string Name, string Email, string Password);
