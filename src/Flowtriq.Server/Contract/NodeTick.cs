namespace Flowtriq.Server.Contract;

public sealed record NodeTick(string Id, long T, NodeDetail Detail);
