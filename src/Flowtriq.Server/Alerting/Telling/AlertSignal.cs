namespace Flowtriq.Server.Alerting.Telling;

/// <summary>Wakes who looks and who sends; several words before one wakes are one. Never waits.</summary>
internal sealed class AlertSignal : IDisposable
{
    private readonly SemaphoreSlim look = new(0, 1);
    private readonly SemaphoreSlim send = new(0, 1);
    private int plans;

    /// <summary>How often what people laid down changed.</summary>
    internal int Plans => Volatile.Read(ref plans);

    /// <summary>What people laid down is different.</summary>
    internal void LookAgain()
    {
        Interlocked.Increment(ref plans);
        Raise(look);
    }

    /// <summary>Something is in the outbox.</summary>
    internal void Send() => Raise(send);

    internal Task LookAsync(TimeSpan longest, CancellationToken cancel) => look.WaitAsync(longest, cancel);

    internal Task SendAsync(TimeSpan longest, CancellationToken cancel) => send.WaitAsync(longest, cancel);

    public void Dispose()
    {
        look.Dispose();
        send.Dispose();
    }

    private static void Raise(SemaphoreSlim waiting)
    {
        try
        {
            if (waiting.CurrentCount == 0)
                waiting.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else raised it in the same moment; that one wakes it too.
        }
    }
}
