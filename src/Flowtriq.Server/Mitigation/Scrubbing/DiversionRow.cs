using Flowtriq.Core.Packets;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>A diversion as stored; times are microseconds since 1970.</summary>
internal sealed record DiversionRow
{
    public long Id { get; init; }
    public string Provider { get; init; } = "";
    public string Prefix { get; init; } = "";
    public long Wanted { get; init; }
    public long State { get; init; }
    public long Since { get; init; }
    public long Requested { get; init; }
    public long? Asked { get; init; }
    public long? Begun { get; init; }
    public long? Started { get; init; }
    public long? Advertised { get; init; }
    public long? StopAsked { get; init; }
    public long? Ended { get; init; }
    public long Attempts { get; init; }
    public long NextTry { get; init; }
    public string Proof { get; init; } = "";
    public string? Failure { get; init; }

    internal static DiversionRow Of(DiversionRecord record) =>
        new()
        {
            Id = record.Id,
            Provider = record.ProviderId,
            Prefix = record.Prefix.ToString(),
            Wanted = record.Wanted ? 1 : 0,
            State = (long)record.State,
            Since = record.Since.ToUnixMicroseconds(),
            Requested = record.Requested.ToUnixMicroseconds(),
            Asked = record.Asked?.ToUnixMicroseconds(),
            Begun = record.Begun?.ToUnixMicroseconds(),
            Started = record.Started?.ToUnixMicroseconds(),
            Advertised = record.Advertised?.ToUnixMicroseconds(),
            StopAsked = record.StopAsked?.ToUnixMicroseconds(),
            Ended = record.Ended?.ToUnixMicroseconds(),
            Attempts = record.Attempts,
            NextTry = record.NextTry.ToUnixMicroseconds(),
            Proof = record.Proof,
            Failure = record.Failure,
        };

    internal DiversionRecord ToRecord() =>
        new()
        {
            Id = Id,
            ProviderId = Provider,
            Prefix = IpPrefix.TryParse(Prefix, out var prefix)
                ? prefix
                : throw new InvalidDataException($"{Prefix} is stored as a prefix and is none."),
            Wanted = Wanted != 0,
            State = (DiversionState)State,
            Since = UnixTime.FromUnixMicroseconds(Since),
            Requested = UnixTime.FromUnixMicroseconds(Requested),
            Asked = UnixTime.FromUnixMicroseconds(Asked),
            Begun = UnixTime.FromUnixMicroseconds(Begun),
            Started = UnixTime.FromUnixMicroseconds(Started),
            Advertised = UnixTime.FromUnixMicroseconds(Advertised),
            StopAsked = UnixTime.FromUnixMicroseconds(StopAsked),
            Ended = UnixTime.FromUnixMicroseconds(Ended),
            Attempts = (int)Attempts,
            NextTry = UnixTime.FromUnixMicroseconds(NextTry),
            Proof = Proof,
            Failure = Failure,
        };
}
