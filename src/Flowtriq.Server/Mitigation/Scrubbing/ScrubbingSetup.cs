using System.Collections.Immutable;
using Flowtriq.Core.Packets;
using Flowtriq.Server.Contract.Mitigations;

namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>A provider as people configured it, checked and read; immutable.</summary>
internal sealed record ScrubbingSetup
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required ScrubbingKind Kind { get; init; }
    public bool Enabled { get; init; } = true;

    /// <summary>Of several the lowest is used.</summary>
    public int Priority { get; init; } = 100;
    public ScrubbingSettings Settings { get; init; } = new();

    /// <summary>Null when what is stored cannot be opened with the keys that are here.</summary>
    public ScrubbingCredentials? Credentials { get; init; } = new();
    public ImmutableArray<IpPrefix> Prefixes { get; init; } = [];
    public ImmutableArray<IpPrefix> GreSources { get; init; } = [];
    public ScrubbingReturnPath? Return { get; init; }
    public TimeSpan MinimumOn { get; init; } = TimeSpan.FromMinutes(60);
    public ScrubbingBudget Budget { get; init; } = new();
    public DateTimeOffset At { get; init; }
    public string By { get; init; } = "";
    public long Version { get; init; }

    /// <summary>True when it is told by a BGP announcement, not by an API.</summary>
    public bool ByBgp => Kind is ScrubbingKind.Bgp or ScrubbingKind.Voxility;

    /// <summary>How long its announcement takes until it is seen everywhere.</summary>
    public TimeSpan AnnounceTime => Minutes(Settings.AnnounceMinutes, Kind == ScrubbingKind.Cloudflare ? 7 : 5);

    /// <summary>How long its withdrawal takes.</summary>
    public TimeSpan WithdrawTime => Minutes(Settings.WithdrawMinutes, Kind == ScrubbingKind.Cloudflare ? 15 : 5);

    /// <summary>A router says itself that it took a route; an API only says that it was told.</summary>
    private TimeSpan Minutes(int? set, int usual) => TimeSpan.FromMinutes(set ?? (ByBgp ? 0 : usual));
}
