namespace Flowtriq.Server.Contract;

/// <summary>How good the packet sample is: one packet in <c>Sampling</c> is taken.</summary>
public sealed record RingQuality(
    bool Active,
    string Reason,
    long Sampling,
    long Sampled,
    long Dropped,
    long Unparsed,
    long Held,
    double SpanSeconds
);
