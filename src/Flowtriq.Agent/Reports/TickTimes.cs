namespace Flowtriq.Agent.Reports;

/// <summary>How long the last 100 ticks took, in a fixed ring.</summary>
internal sealed class TickTimes
{
    private readonly TimeSpan[] _recent = new TimeSpan[100];
    private int _count;
    private int _next;

    /// <summary>The 99th percentile, of a hundred the second longest, of fewer the longest; zero before the first tick.</summary>
    internal TimeSpan P99
    {
        get
        {
            var (longest, second) = (TimeSpan.Zero, TimeSpan.Zero);
            foreach (var one in _recent.AsSpan(0, _count))
            {
                if (one > longest)
                    (longest, second) = (one, longest);
                else if (one > second)
                    second = one;
            }

            return _count < _recent.Length ? longest : second;
        }
    }

    internal void Add(TimeSpan duration)
    {
        _recent[_next] = duration;
        _next = (_next + 1) % _recent.Length;
        _count = Math.Min(_count + 1, _recent.Length);
    }
}
