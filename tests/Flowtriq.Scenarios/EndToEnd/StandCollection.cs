namespace Flowtriq.Scenarios.EndToEnd;

/// <summary>Everything that needs the whole product shares one stand and runs one after the other, alone on the machine.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class StandCollection : ICollectionFixture<Stand>
{
    public const string Name = "the whole product";
}
