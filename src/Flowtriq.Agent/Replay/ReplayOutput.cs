using System.Globalization;
using System.Text;
using Flowtriq.Agent.Events;
using Flowtriq.Core.Classification;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Agent.Replay;

/// <summary>Tells of a replay: JSON lines for programs, or sentences for people.</summary>
internal sealed class ReplayOutput(Stream output, bool json)
{
    private DateTimeOffset? _detected;

    /// <summary>Incidents opened.</summary>
    internal int Incidents { get; private set; }

    internal void Tell(Observation observation)
    {
        if (observation.Phase == ObservationPhase.Opened)
            Incidents++;
        _detected ??= observation.Detected;
        if (json)
            output.Write(EventJson.Line(observation));
        else if (observation.Phase != ObservationPhase.Updated)
            Say(Sentence(observation));
    }

    internal void Summarise(CaptureSummary summary, ReplayRun run, long packets, DateTimeOffset first, string? fault)
    {
        var picture = summary.Picture(run.Length);
        if (!json)
        {
            Say(
                $"{packets} packets in {run.Length.TotalSeconds:F3} s, {Incidents} incidents; most to {summary.Target?.ToString() ?? "nobody"}: {Vectors(picture)}; peak {run.Peak}"
            );
            if (fault is not null)
                Say($"the file is damaged after {packets} packets: {fault}");
            return;
        }

        output.Write(
            EventJson.Line(line =>
            {
                line.WriteString("type", "summary");
                EventJson.WriteTarget(line, summary.Target);
                EventJson.WritePicture(line, picture);
                EventJson.WriteRate(line, "peakPps", "peakBps", run.Peak);
                if (packets > 0)
                    EventJson.WriteTime(line, "onset", first);
                else
                    line.WriteNull("onset");
                if (_detected is { } detected)
                    EventJson.WriteTime(line, "detected", detected);
                else
                    line.WriteNull("detected");
                line.WriteNumber("incidents", Incidents);
                line.WriteNumber("packets", packets);
                line.WriteNumber("unparsed", packets - summary.Packets);
                line.WriteNumber("seconds", Math.Round(run.Length.TotalSeconds, 6));
                if (fault is not null)
                    line.WriteString("damaged", fault);
            })
        );
    }

    private void Say(string text) => output.Write(Encoding.UTF8.GetBytes(text + Environment.NewLine));

    private static string Sentence(Observation seen)
    {
        var what = seen.Phase == ObservationPhase.Opened ? "opened" : "closed";
        var when = seen.Phase == ObservationPhase.Opened ? seen.Detected : seen.Ended ?? seen.Detected;
        var way = seen.Direction == Direction.Inbound ? "to" : "from";
        var rate = seen.Phase == ObservationPhase.Opened ? $"{seen.Rate}" : $"peak {seen.Peak}";
        var why = seen.Phase == ObservationPhase.Opened ? seen.Reason.Text : seen.Cause;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{when.UtcDateTime:yyyy-MM-dd HH:mm:ss.fff} {what} {seen.Picture.Family.Text()} {way} {seen.Target?.ToString() ?? "unattributed"}, {rate}: {Vectors(seen.Picture)} ({why})"
        );
    }

    private static string Vectors(AttackPicture picture) =>
        picture.Vectors.Count == 0
            ? "nothing named"
            : string.Join(", ", picture.Vectors.Select(vector => $"{vector.Name} {vector.PacketShare:P0}"));
}
