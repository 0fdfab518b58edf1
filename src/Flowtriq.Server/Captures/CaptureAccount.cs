using System.Globalization;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Packets.Captures;
using Flowtriq.Server.Contract.Evidence;

namespace Flowtriq.Server.Captures;

/// <summary>What a capture file says of itself: who wrote it, where and how the packets were taken, and how many there are.</summary>
/// <param name="Packets">Packets read.</param>
/// <param name="Before">Those of them from before the onset.</param>
/// <param name="First">Time of the first; null when there is none.</param>
/// <param name="Last">Time of the last; null when there is none.</param>
/// <param name="Program">What wrote it.</param>
/// <param name="Comments">Comments of the section, in order.</param>
/// <param name="ClockOffsetMilliseconds">Server minus node; null when the file does not say.</param>
/// <param name="Interfaces">With their filters and counters.</param>
/// <param name="Fault">Why reading stopped before the end; null when it did not.</param>
internal sealed record CaptureAccount(
    long Packets,
    long Before,
    DateTimeOffset? First,
    DateTimeOffset? Last,
    string Program,
    IReadOnlyList<string> Comments,
    double? ClockOffsetMilliseconds,
    IReadOnlyList<EvidenceInterface> Interfaces,
    string? Fault
)
{
    /// <summary>How the agent begins and ends the comment that tells its clock's offset.</summary>
    private const string ClockPrefix = "clock: server minus node ";
    private const string ClockSuffix = " ms";

    /// <summary>The attacked target, as the agent's first comment names it; null when it names none.</summary>
    internal IpPrefix? Target
    {
        get
        {
            foreach (var comment in Comments)
            {
                var start = comment.IndexOf(" on ", StringComparison.Ordinal) + 4;
                var end = comment.IndexOf(" by node ", StringComparison.Ordinal);
                if (start >= 4 && end > start && IpPrefix.TryParse(comment.AsSpan(start, end - start), out var target))
                    return target;
            }

            return null;
        }
    }

    /// <param name="file">All of the file.</param>
    /// <param name="onsetMicroseconds">The onset, since 1970.</param>
    internal static CaptureAccount Read(ReadOnlyMemory<byte> file, long onsetMicroseconds)
    {
        if (!CaptureReader.TryOpen(file, out var reader, out var error))
            return new CaptureAccount(0, 0, null, null, "", [], null, [], error);

        var onset = onsetMicroseconds * 1000;
        var before = 0L;
        long? first = null;
        long? last = null;
        while (reader.TryRead(out var packet))
        {
            if (packet.Nanoseconds < onset)
                before++;
            first = Math.Min(first ?? long.MaxValue, packet.Nanoseconds);
            last = Math.Max(last ?? long.MinValue, packet.Nanoseconds);
        }

        var comments = reader.Section.Comments;
        return new CaptureAccount(
            reader.PacketCount,
            before,
            Time(first),
            Time(last),
            reader.Section.Application,
            comments,
            ClockOffset(comments),
            [.. reader.Interfaces.Select((one, index) => Interface(one, index, reader.Statistics))],
            reader.Error
        );
    }

    private static EvidenceInterface Interface(
        CaptureInterface described,
        int index,
        IReadOnlyList<CaptureStatistics> all
    )
    {
        var counters = all.LastOrDefault(one => one.InterfaceIndex == index);
        return new EvidenceInterface(
            described.Name,
            described.Filter,
            described.SnapLength,
            (long?)counters.Received,
            (long?)counters.Dropped,
            (long?)counters.Lost
        );
    }

    private static double? ClockOffset(IEnumerable<string> comments)
    {
        foreach (var comment in comments)
        {
            var end = comment.IndexOf(ClockSuffix, StringComparison.Ordinal);
            if (
                comment.StartsWith(ClockPrefix, StringComparison.Ordinal)
                && end > ClockPrefix.Length
                && double.TryParse(
                    comment.AsSpan(ClockPrefix.Length, end - ClockPrefix.Length),
                    NumberStyles.Float,
                    CultureInfo.InvariantCulture,
                    out var milliseconds
                )
            )
                return milliseconds;
        }

        return null;
    }

    private static DateTimeOffset? Time(long? nanoseconds) =>
        nanoseconds is { } time ? DateTimeOffset.UnixEpoch.AddTicks(time / 100) : null;
}
