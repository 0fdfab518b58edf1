namespace Flowtriq.Core.Classification;

/// <summary>
/// Looks for one protocol's response in a transport payload, which may be cut short. Must accept any bytes, never throw and
/// never allocate.
/// </summary>
public delegate PayloadMatch PayloadSignature(ReadOnlySpan<byte> payload);
