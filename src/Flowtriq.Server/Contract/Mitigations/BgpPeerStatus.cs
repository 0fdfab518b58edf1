namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>A router, of whichever announcer, at one moment.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Announcer">What talks to it: "built-in", or the name of a gobgpd or a command.</param>
/// <param name="Group">Its group.</param>
/// <param name="Profile">What its make takes.</param>
/// <param name="Up">It takes routes.</param>
/// <param name="State">In the backend's words: "Established".</param>
/// <param name="Since">Since when.</param>
/// <param name="Families">Agreed families: "ipv4-flowspec".</param>
/// <param name="Wanted">Routes it should have.</param>
/// <param name="Sent">Routes it was sent.</param>
/// <param name="Held">Routes held back while a rejected one is searched among them.</param>
/// <param name="Rejected">Routes it rejected.</param>
/// <param name="Refused">Routes it cannot be sent.</param>
/// <param name="MaxFlowSpec">Most FlowSpec rules it is sent.</param>
/// <param name="MaxBlackholes">Most black holes it is sent.</param>
/// <param name="LastError">Why the last session or attempt ended.</param>
/// <param name="Messages">UPDATE messages, calls or runs since the start.</param>
/// <param name="Bytes">Bytes sent to it since the start; 0 where the backend does not say.</param>
/// <param name="Flaps">Times an established session ended.</param>
/// <param name="Refreshes">Times it asked for everything again.</param>
public sealed record BgpPeerStatus(
    string Name,
    string Announcer,
    string Group,
    string Profile,
    bool Up,
    string State,
    DateTimeOffset? Since,
    string[] Families,
    int Wanted,
    int Sent,
    int Held,
    int Rejected,
    int Refused,
    int MaxFlowSpec,
    int MaxBlackholes,
    string? LastError,
    long Messages,
    long Bytes,
    long Flaps,
    long Refreshes
);
