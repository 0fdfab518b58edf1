using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Classification;

/// <summary>
/// Everything the classifier keeps of one window, before the onset or since: fixed memory, whatever the traffic, and no
/// allocation per packet.
/// </summary>
internal sealed class TrafficWindow
{
    private const int PortsPerKind = 12;
    private const int SourcesHeld = 48;

    private readonly HeavyHitters<int>?[] _ports =
    [
        .. VectorKinds.All.Select(kind => kind.Port == PortRole.None ? null : new HeavyHitters<int>(PortsPerKind)),
    ];

    internal VectorTally[] Tallies { get; } = new VectorTally[VectorKinds.All.Length];

    internal SignatureTally[] Signatures { get; } = [.. VectorKinds.All.Select(_ => new SignatureTally())];

    internal SourceSample Sources { get; } = new();

    internal HeavyHitters<IpAddress> TopSources { get; } = new(SourcesHeld);

    internal SpoofingEvidence Spoofing { get; } = new();

    internal HeavyHitters<int>? Ports(int kind) => _ports[kind];

    internal void Add(in PacketHeader header, ReadOnlySpan<byte> payload, double weight)
    {
        var kind = VectorKinds.Of(header, payload, out var match, out var typical);
        var firstFragment = header is { IsFragment: true, IsLaterFragment: false };
        Tallies[kind].Add(header.IpLength, weight, !payload.IsEmpty, match.Found, typical, firstFragment);
        if (match.Found)
            Signatures[kind].Add(match, weight);
        _ports[kind]?.Add(Port(header, VectorKinds.All[kind].Port), weight);
        Sources.Add(header.Source, header.TimeToLive);
        TopSources.Add(header.Source, weight);
        if (VectorKinds.All[kind].Direct)
            Spoofing.Add(header, weight);
    }

    internal void Clear()
    {
        Array.Clear(Tallies);
        foreach (var signature in Signatures)
            signature.Clear();
        foreach (var ports in _ports)
            ports?.Clear();
        Sources.Clear();
        TopSources.Clear();
        Spoofing.Clear();
    }

    private static int Port(in PacketHeader header, PortRole role) =>
        role switch
        {
            PortRole.None => 0,
            PortRole.Source => header.SourcePort,
            PortRole.Destination => header.DestinationPort,
            PortRole.Protocol => (int)header.Protocol,
        };
}
