using Flowtriq.Bgp.Speaker;

namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>
/// A program of the operator's that announces and withdraws routes. It is started directly with an argument list, never
/// through a shell, and must lie in the server's hook directory.
/// </summary>
/// <param name="Name">Unique; in the address of the request.</param>
/// <param name="Program">File name in the hook directory: "null-route".</param>
/// <param name="Announce">Arguments to announce: "{prefix}", "{nexthop}", "{communities}", "{family}", "{length}", "{address}", "{rule}" and "{action}" are filled in.</param>
/// <param name="Withdraw">Arguments to withdraw.</param>
/// <param name="Kinds">Kinds of route it takes; black holes alone when absent.</param>
/// <param name="NextHopV4">What "{nexthop}" is for IPv4.</param>
/// <param name="NextHopV6">What "{nexthop}" is for IPv6.</param>
/// <param name="Communities">What "{communities}" is, joined by commas; "65535:666" when absent.</param>
/// <param name="TimeoutSeconds">1 to 300; a program that takes longer is ended and counts as failed.</param>
/// <param name="Parallel">Most runs at a time, 1 to 16.</param>
/// <param name="MaxFlowSpec">Most rules it is given, 0 to 1000.</param>
/// <param name="MaxBlackholes">Most black holes it is given, 0 to 1000.</param>
/// <param name="Enabled">It is used.</param>
public sealed record CommandHook(
    string Name,
    string Program,
    string[] Announce,
    string[] Withdraw,
    RouteKind[]? Kinds = null,
    string? NextHopV4 = null,
    string? NextHopV6 = null,
    string[]? Communities = null,
    int TimeoutSeconds = 10,
    int Parallel = 4,
    int MaxFlowSpec = 100,
    int MaxBlackholes = 50,
    bool Enabled = true
);
