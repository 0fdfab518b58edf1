namespace Flowtriq.Agent.Reports;

/// <summary>How long the last 100 ticks took, in a fixed ring.</summary>
internal sealed class TickTimes
{
    private readonly TimeSpan[] _recent = new TimeSpan[100];
    private readonly TimeSpan[] _sorted = new TimeSpan[100];
    private int _count;
    private int _next;

    /// <summary>The 99th percentile; zero before the first tick.</summary>
    internal TimeSpan P99
    {
        get
        {
            if (_count == 0)
                return TimeSpan.Zero;
            var sorted = _sorted.AsSpan(0, _count);
            _recent.AsSpan(0, _count).CopyTo(sorted);
            sorted.Sort();
            return sorted[Math.Max(0, (int)Math.Ceiling(_count * 0.99) - 1)];
        }
    }

    internal void Add(TimeSpan duration)
    {
        _recent[_next] = duration;
        _next = (_next + 1) % _recent.Length;
        _count = Math.Min(_count + 1, _recent.Length);
    }
}
