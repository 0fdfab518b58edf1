using System.Collections.Immutable;
using Flowtriq.Bgp.Speaker;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Packets;

namespace Flowtriq.Server.Mitigation.Announcing;

/// <summary>A router that is sent routes, at one moment.</summary>
public sealed record AnnouncerPeer
{
    /// <summary>Its name in the configuration; unique over all announcers.</summary>
    public required string Name { get; init; }

    /// <summary>What its make takes.</summary>
    public required VendorProfile Profile { get; init; }

    /// <summary>Name of the announcer that talks to it.</summary>
    public string Announcer { get; init; } = "";

    /// <summary>Its address, which no mitigation may touch; null when the backend does not say.</summary>
    public IpAddress? Address { get; init; }

    /// <summary>Its group.</summary>
    public string Group { get; init; } = "default";

    /// <summary>Kinds of route that its group takes.</summary>
    public ImmutableArray<RouteKind> Kinds { get; init; } = [.. Enum.GetValues<RouteKind>()];

    /// <summary>True when FlowSpec rules are for it: of its kinds, and its make takes them.</summary>
    public bool TakesRules => Kinds.Contains(RouteKind.FlowSpec) && Profile.MaxRules > 0;

    /// <summary>True when black holes are for it.</summary>
    public bool TakesBlackholes => Kinds.Contains(RouteKind.Blackhole) && MaxBlackholes > 0;

    /// <summary>True while it takes routes.</summary>
    public bool Up { get; init; }

    /// <summary>State in the backend's words: "Established".</summary>
    public string State { get; init; } = "";

    /// <summary>Since when, UTC; the default when the backend does not say.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>Families agreed on: "ipv4-unicast".</summary>
    public IReadOnlyList<string> Families { get; init; } = [];

    /// <summary>Routes it should have.</summary>
    public int Wanted { get; init; }

    /// <summary>Routes it was sent.</summary>
    public int Sent { get; init; }

    /// <summary>Routes held back while a rejected one is searched among them.</summary>
    public int Held { get; init; }

    /// <summary>Routes it rejected.</summary>
    public int Rejected { get; init; }

    /// <summary>Routes it cannot be sent.</summary>
    public int Refused { get; init; }

    /// <summary>Most FlowSpec rules it may be sent.</summary>
    public int MaxFlowSpec { get; init; } = 100;

    /// <summary>Most black holes it may be sent.</summary>
    public int MaxBlackholes { get; init; } = 50;

    /// <summary>Why the last session or attempt ended; null when none did.</summary>
    public string? LastError { get; init; }

    /// <summary>What it has counted.</summary>
    public AnnouncerCounters Counters { get; init; } = new();
}
