namespace Flowtriq.Tests;

/// <summary>
/// What a piece of code allocates on the thread that runs it: the least of several runs, because a collection that another
/// test causes counts the unused rest of this thread's allocation buffer as if it had been used.
/// </summary>
internal static class Allocated
{
    internal static long By(Action action)
    {
        var least = long.MaxValue;
        for (var run = 0; run < 5; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
