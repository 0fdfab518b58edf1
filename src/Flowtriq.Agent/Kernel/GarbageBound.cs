namespace Flowtriq.Agent.Kernel;

/// <summary>
/// Keeps garbage to half a megabyte while an attack is named and recorded. Much of what is allocated then survives, from which the
/// collector concludes that collecting is of no use and lets its first generation grow to four. One collection takes about a
/// millisecond.
/// </summary>
internal sealed class GarbageBound
{
    private const long Most = 512 << 10;

    private long _allocated = GC.GetTotalAllocatedBytes();
    private int _collections;

    /// <summary>Collects when half a megabyte was allocated since the last collection, whoever asked for that one.</summary>
    internal void Bound()
    {
        var allocated = GC.GetTotalAllocatedBytes();
        var collections = GC.CollectionCount(0);
        if (collections == _collections && allocated - _allocated < Most)
            return;
        if (collections == _collections)
            GC.Collect(1, GCCollectionMode.Forced, blocking: true, compacting: false);
        (_allocated, _collections) = (allocated, GC.CollectionCount(0));
    }
}
