namespace Flowtriq.Server.Nodes;

/// <summary>An enrolment token as stored: without its secret. Times are microseconds since 1970. With a node
/// it brings that one back and makes no new one.</summary>
internal sealed record EnrollTokenRow(
    string Id,
    byte[] Secret,
    string Name,
    string Pop,
    string PopName,
    long Expires,
    long Uses,
    long Used,
    string Node
);
