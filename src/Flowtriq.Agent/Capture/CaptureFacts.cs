using System.Globalization;
using Flowtriq.Core.Packets;

namespace Flowtriq.Agent.Capture;

/// <summary>What a capture says about itself, so that it can stand as evidence.</summary>
internal sealed record CaptureFacts
{
    /// <summary>Identity of the capture.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid Attack { get; init; }
    public required string Node { get; init; }
    public required IpPrefix? Target { get; init; }
    public required DateTimeOffset Onset { get; init; }
    public required DateTimeOffset Detected { get; init; }
    public required TimeSpan? ClockOffset { get; init; }
    public required int SnapLength { get; init; }
    public required IReadOnlyList<CaptureSource> Sources { get; init; }

    /// <summary>The comments of the section header.</summary>
    internal string[] Comments() =>
        [
            $"Flowtriq capture of attack {Attack} on {Target?.ToString() ?? "an unattributed target"} by node {Node}",
            $"onset {Text(Onset)}, detected {Text(Detected)} by the node's clock",
            ClockOffset is { } offset
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"clock: server minus node {offset.TotalMilliseconds:F3} ms when the capture began"
                )
                : "clock: offset to the server not measured",
            $"packets before the onset are all sampled traffic; from the onset on {Scope()}",
        ];

    /// <summary>The filter of one interface in words.</summary>
    internal string Filter(CaptureSource source) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"kernel random sampling, 1 in {source.OneIn} when the capture began (each packet's comment tells a change), first {SnapLength} bytes"
        );

    private string Scope() => Target is { } target ? $"those of {target}" : "all sampled traffic";

    private static string Text(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
