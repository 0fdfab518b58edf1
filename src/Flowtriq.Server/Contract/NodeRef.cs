namespace Flowtriq.Server.Contract;

public sealed record NodeRef(string Id, string Name, string Pop);
