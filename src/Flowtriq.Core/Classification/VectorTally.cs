namespace Flowtriq.Core.Classification;

/// <summary>What one window holds of one vector kind. All figures but <see cref="Samples"/> are weighted to true traffic.</summary>
internal struct VectorTally
{
    internal int Samples;
    internal double Packets;
    internal double SquaredWeights;
    internal double Bytes;

    /// <summary>Packets of which payload was at hand.</summary>
    internal double Readable;

    /// <summary>Packets whose payload carried the signature.</summary>
    internal double Signed;

    /// <summary>Packets whose header looked as it should.</summary>
    internal double Typical;

    /// <summary>First fragments of fragmented datagrams.</summary>
    internal double FirstFragments;

    internal void Add(int length, double weight, bool readable, bool signed, bool typical, bool firstFragment)
    {
        Samples++;
        Packets += weight;
        SquaredWeights += weight * weight;
        Bytes += length * weight;
        Readable += readable ? weight : 0;
        Signed += signed ? weight : 0;
        Typical += typical ? weight : 0;
        FirstFragments += firstFragment ? weight : 0;
    }
}
