namespace Flowtriq.Scenarios.EndToEnd.Faults;

/// <summary>Agents as they ship under faults share one server and run one after the other, alone on the machine.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class FaultCollection : ICollectionFixture<FaultStand>
{
    public const string Name = "faults";
}
