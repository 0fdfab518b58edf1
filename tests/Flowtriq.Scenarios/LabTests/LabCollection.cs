namespace Flowtriq.Scenarios.LabTests;

/// <summary>Tests that build a lab of their own run one after the other: labs of one process share their names.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class LabCollection
{
    public const string Name = "labs";
}
