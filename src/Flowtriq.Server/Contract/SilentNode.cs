namespace Flowtriq.Server.Contract;

public sealed record SilentNode(string Id, string Name, double Seconds);
