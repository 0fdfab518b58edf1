namespace Flowtriq.Server.Contract;

public sealed record Session(string Name, string Email, Role Role, string Workspace, string Version);
