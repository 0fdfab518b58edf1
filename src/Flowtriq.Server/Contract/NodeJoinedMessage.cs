namespace Flowtriq.Server.Contract;

public sealed record NodeJoinedMessage(string TokenId, Node Node);
