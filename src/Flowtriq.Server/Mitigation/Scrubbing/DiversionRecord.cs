using Flowtriq.Core.Packets;

namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>One diversion with all that is known of it; immutable and kept after it is over. Times are UTC.</summary>
internal sealed record DiversionRecord
{
    /// <summary>0 until it is stored.</summary>
    public long Id { get; init; }
    public required string ProviderId { get; init; }
    public required IpPrefix Prefix { get; init; }
    public bool Wanted { get; init; } = true;
    public DiversionState State { get; init; }
    public required DateTimeOffset Since { get; init; }
    public required DateTimeOffset Requested { get; init; }

    /// <summary>When the provider was about to be asked; from then on it may announce. Null once it refused.</summary>
    public DateTimeOffset? Asked { get; init; }

    /// <summary>When it first accepted: budgets and the shortest time count from here.</summary>
    public DateTimeOffset? Begun { get; init; }

    /// <summary>When it last accepted: its delay counts from here.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When its announcement was first seen.</summary>
    public DateTimeOffset? Advertised { get; init; }

    /// <summary>When it accepted to stop.</summary>
    public DateTimeOffset? StopAsked { get; init; }
    public DateTimeOffset? Ended { get; init; }

    /// <summary>Calls in a row that did not succeed.</summary>
    public int Attempts { get; init; }

    /// <summary>No call before this moment.</summary>
    public required DateTimeOffset NextTry { get; init; }
    public string Proof { get; init; } = "";
    public string? Failure { get; init; }

    /// <summary>False once nothing follows.</summary>
    public bool IsLive => State != DiversionState.Withdrawn;

    /// <summary>True while the provider may announce the prefix.</summary>
    public bool HoldsPrefix => IsLive && Asked is not null;

    internal static DiversionRecord Begin(string provider, IpPrefix prefix, DateTimeOffset now) =>
        new()
        {
            ProviderId = provider,
            Prefix = prefix,
            Since = now,
            Requested = now,
            NextTry = now,
        };
}
