namespace Flowtriq.Scenarios.EndToEnd.Ladders;

/// <summary>Everything that needs the whole ladder shares one laboratory and runs one after the other, alone on the machine.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class LadderCollection : ICollectionFixture<LadderStand>
{
    public const string Name = "the whole ladder";
}
