using Flowtriq.Core.Classification;
using Flowtriq.Core.Packets;

namespace Flowtriq.Agent.Replay;

/// <summary>
/// What a capture holds as a whole, alarm or not: the destination most of it goes to, and what that traffic is. Two passes
/// over the file: <see cref="Count"/> for every packet, then <see cref="Sort"/> for every packet.
/// </summary>
internal sealed class CaptureSummary
{
    // Below this share of the packets for its busiest host, a prefix with most of them is the target: a carpet.
    private const double FewForOneHost = 0.2;
    private const double MostForPrefix = 0.5;

    private readonly Dictionary<IpPrefix, long> _hosts = [];
    private readonly Dictionary<IpPrefix, long> _prefixes = [];
    private readonly AttackClassifier _classifier = new();
    private long _total;

    /// <summary>Packets that were IP.</summary>
    internal long Packets => _total;

    /// <summary>Where most of it goes; null when nothing is IP. Valid once everything is counted.</summary>
    internal IpPrefix? Target { get; private set; }

    /// <summary>First pass.</summary>
    internal void Count(in PacketHeader header)
    {
        _total++;
        var to = header.Destination;
        Add(_hosts, IpPrefix.Host(to));
        Add(_prefixes, new IpPrefix(to, to.IsV4 ? 24 : 48));
    }

    /// <summary>Ends the first pass.</summary>
    internal void ChooseTarget()
    {
        if (_total == 0)
            return;
        var host = _hosts.MaxBy(one => one.Value);
        var prefix = _prefixes.MaxBy(one => one.Value);
        var carpet = host.Value < FewForOneHost * _total && prefix.Value >= MostForPrefix * _total;
        Target = carpet ? prefix.Key : host.Key;
    }

    /// <summary>Second pass.</summary>
    internal void Sort(in PacketHeader header, ReadOnlySpan<byte> frame)
    {
        if (Target is { } target && target.Contains(header.Destination))
            _classifier.Add(header, frame, 1, before: false);
    }

    /// <summary>What the target's traffic is, once everything is sorted.</summary>
    internal AttackPicture Picture(TimeSpan length) => _classifier.Classify(0, Math.Max(0.1, length.TotalSeconds));

    private static void Add(Dictionary<IpPrefix, long> counts, IpPrefix key) =>
        System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;
}
