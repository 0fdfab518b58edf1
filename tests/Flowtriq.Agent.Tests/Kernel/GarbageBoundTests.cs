using Flowtriq.Agent.Kernel;

namespace Flowtriq.Agent.Tests.Kernel;

/// <summary>Alone, since a collection that another test brings about is one that need not be asked for.</summary>
[Collection(Name)]
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class GarbageBoundTests
{
    private const string Name = "garbage";

    [Fact]
    public void Garbage_is_collected_once_half_a_megabyte_of_it_was_made()
    {
        var bound = new GarbageBound();
        bound.Bound();
        var before = GC.CollectionCount(1);
        for (var made = 0; made < 100; made++)
            GC.KeepAlive(new byte[32 * 1024]);

        bound.Bound();

        Assert.True(GC.CollectionCount(1) > before);
    }
}
