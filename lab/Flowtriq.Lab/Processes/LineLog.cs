namespace Flowtriq.Lab.Processes;

/// <summary>The last 5,000 lines of a program, safe to read while it writes.</summary>
internal sealed class LineLog
{
    private const int Capacity = 5_000;
    private readonly Lock gate = new();
    private readonly Queue<string> lines = new();

    public void Add(string? line)
    {
        if (line is null)
            return;
        lock (gate)
        {
            lines.Enqueue(line);
            if (lines.Count > Capacity)
                lines.Dequeue();
        }
    }

    public string[] Snapshot()
    {
        lock (gate)
            return [.. lines];
    }
}
