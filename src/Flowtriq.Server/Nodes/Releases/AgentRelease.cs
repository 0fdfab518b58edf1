namespace Flowtriq.Server.Nodes.Releases;

/// <summary>One agent program that this server hands out.</summary>
/// <param name="Version">As the program itself says it.</param>
/// <param name="Architecture">As <c>uname -m</c> says it: "x86_64", "aarch64".</param>
/// <param name="Bytes">Size of the program.</param>
/// <param name="Sha256">Of the program, lower-case hexadecimal.</param>
/// <param name="Signed">Whether a releaser signed it, so that nodes that trust that one can update themselves to it.</param>
/// <param name="AddedAt">When its file was written.</param>
public sealed record AgentRelease(
    string Version,
    string Architecture,
    long Bytes,
    string Sha256,
    bool Signed,
    DateTimeOffset AddedAt
);
