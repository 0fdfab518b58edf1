namespace Flowtriq.Agent.Doctor;

/// <summary>Whether times that this node writes can be compared with others'.</summary>
internal static class ClockCheck
{
    private const string Name = "clock";
    private static readonly TimeSpan Tolerable = TimeSpan.FromMilliseconds(500);

    /// <param name="synchronised">The kernel's word; null when it cannot be asked.</param>
    /// <param name="offset">Server minus node; null when not measured.</param>
    internal static IEnumerable<Finding> Look(bool? synchronised, TimeSpan? offset)
    {
        if (synchronised == false)
            yield return Finding.Warning(
                Name,
                "nothing keeps this clock in step",
                "run an NTP client: chrony or systemd-timesyncd"
            );
        else if (synchronised == true)
            yield return Finding.Ok(Name, "kept in step");
        if (offset is not { } difference)
            yield break;
        var text =
            $"{difference.Duration().TotalMilliseconds:0.0} ms {(difference < TimeSpan.Zero ? "ahead of" : "behind")} the server";
        yield return difference.Duration() <= Tolerable
            ? Finding.Ok(Name, text)
            : Finding.Warning(
                Name,
                text,
                "set the clock; times in incidents and captures are corrected by the difference, a certificate's are not"
            );
    }
}
