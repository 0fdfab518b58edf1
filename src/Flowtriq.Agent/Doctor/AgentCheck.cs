using Flowtriq.Agent.Status;

namespace Flowtriq.Agent.Doctor;

/// <summary>What the running agent itself complains of.</summary>
internal static class AgentCheck
{
    private const string Name = "agent";

    internal static IEnumerable<Finding> Look(StatusAnswer answer)
    {
        if (answer is not StatusAnswer.Answered { Status: var status })
        {
            yield return Finding.Warning(Name, ((StatusAnswer.Silent)answer).Reason, "");
            yield break;
        }

        yield return Finding.Ok(
            Name,
            $"runs as process {status.ProcessId}, version {StatusText.Short(status.Version)}"
        );
        var (report, ring) = (status.Report, status.Report.Ring);
        if (report.DroppedEvents > 0)
            yield return Finding.Warning(
                Name,
                $"{report.DroppedEvents} events were lost because the queue was full",
                "the server was away for long, or its disk is slow"
            );
        if (ring.Dropped > 0)
            yield return Finding.Warning(
                Name,
                $"{ring.Dropped} sampled packets were lost in the last second",
                "the machine is busy: the shares by target carry more error, totals stay exact"
            );
        if (status.Uplink is { Connected: false } uplink)
            yield return Finding.Problem(Name, $"not connected to {uplink.Server}: {uplink.Refusal}", "");
        foreach (var notice in status.Notices.TakeLast(5))
            yield return Finding.Warning(
                Name,
                $"{notice.At.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z {notice.Kind}: {notice.Text}",
                ""
            );
    }
}
