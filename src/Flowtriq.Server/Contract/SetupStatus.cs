namespace Flowtriq.Server.Contract;

public sealed record SetupStatus(bool Needed);
