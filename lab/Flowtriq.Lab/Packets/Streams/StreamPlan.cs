using Flowtriq.Core.Packets;

namespace Flowtriq.Lab.Packets.Streams;

/// <summary>Where, when and how fast a synthetic stream goes. The same plan always gives the same packets.</summary>
/// <param name="Targets">Addresses taken in turn; more than one is a carpet.</param>
public sealed record StreamPlan(params IpAddress[] Targets)
{
    /// <summary>Packets a second, evenly spaced.</summary>
    public double PacketsPerSecond { get; init; } = 10_000;

    /// <summary>When the first packet is sent.</summary>
    public TimeSpan Start { get; init; }

    /// <summary>How long the stream lasts.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Seed of addresses, ports and payloads.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Port attacked where the kind of attack leaves it open.</summary>
    public ushort TargetPort { get; init; } = 443;

    /// <summary>Packets in the stream.</summary>
    public int Count => (int)(PacketsPerSecond * Duration.TotalSeconds);

    /// <summary>A carpet over the first <paramref name="hosts"/> hosts of an IPv4 prefix.</summary>
    public static StreamPlan Over(IpPrefix prefix, int hosts) =>
        new([.. Enumerable.Range(1, hosts).Select(host => IpAddress.FromV4(prefix.Address.V4 + (uint)host))]);

    /// <summary>When packet <paramref name="number"/> is sent.</summary>
    public TimeSpan TimeOf(int number) => Start + TimeSpan.FromSeconds(number / PacketsPerSecond);
}
