namespace Flowtriq.Server.Mitigation.Reconcile;

/// <summary>Wakes the reconciler: several words before it looks are one.</summary>
public sealed class ReconcileSignal : IDisposable
{
    private readonly SemaphoreSlim waiting = new(0, 1);

    /// <summary>Something is to be made so, or a backend said something new. Never waits.</summary>
    public void Raise()
    {
        try
        {
            if (waiting.CurrentCount == 0)
                waiting.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else raised it in the same moment; that one wakes the reconciler too.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => waiting.Dispose();

    /// <summary>Returns when it was raised, or after the time.</summary>
    internal Task WaitAsync(TimeSpan longest, CancellationToken cancel) => waiting.WaitAsync(longest, cancel);
}
