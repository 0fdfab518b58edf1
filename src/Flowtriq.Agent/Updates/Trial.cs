namespace Flowtriq.Agent.Updates;

/// <summary>
/// Judges a version that runs for the first time. It is well once it has been connected for ten seconds; two minutes in which the server
/// answers and it is not connected are against it. Time in which nobody answers at the server's address is the server's and counts
/// for nothing.
/// </summary>
internal sealed class Trial
{
    internal static readonly TimeSpan WellAfter = TimeSpan.FromSeconds(10);
    internal static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    private TimeSpan? _before;
    private TimeSpan? _connectedSince;
    private TimeSpan _against;
    private TimeSpan _alone;

    /// <summary>One look.</summary>
    /// <param name="connected">The server has welcomed it.</param>
    /// <param name="unreachable">Nobody answered at the server's address when it was tried last.</param>
    /// <param name="uptime">Monotonic time.</param>
    internal TrialVerdict Follow(bool connected, bool unreachable, TimeSpan uptime)
    {
        var passed = uptime - (_before ?? uptime);
        _before = uptime;
        _connectedSince = connected ? _connectedSince ?? uptime : null;
        if (uptime - _connectedSince >= WellAfter)
            return TrialVerdict.Well;
        if (!connected && unreachable)
            _alone += passed;
        else
            _against += passed;
        return _against > Limit ? TrialVerdict.NotWell
            : _alone > Limit ? TrialVerdict.Untested
            : TrialVerdict.Open;
    }
}
