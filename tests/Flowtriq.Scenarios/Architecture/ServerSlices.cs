using System.Text.RegularExpressions;

namespace Flowtriq.Scenarios.Architecture;

/// <summary>Slices of the server meet in the pipeline or through Core types, never directly.</summary>
public sealed partial class ServerSlices
{
    /// <summary>What every slice may use: the meeting place, the records of the API, the engine below and the process around.</summary>
    private static readonly string[] Shared = ["Pipeline", "Contract", "Storage", "Platform"];

    [Fact]
    public void Slices_do_not_reference_each_other()
    {
        var server = Repository.PathTo("src", "Flowtriq.Server");
        var offences =
            from file in Repository.FilesIn("src/Flowtriq.Server", ".cs")
            let parts = Path.GetRelativePath(server, file).Split('/')
            where parts.Length > 1
            let slice = parts[0]
            where slice != "Pipeline"
            from Match use in SliceName().Matches(CoreStages.WithoutDocumentation(file))
            let used = use.Groups[1].Value
            where used != slice && !Shared.Contains(used)
            select $"{slice} uses {used} ({Repository.Relative(file)})";
        Assert.Empty(offences.Distinct());
    }

    [GeneratedRegex(@"Flowtriq\.Server\.(\w+)")]
    private static partial Regex SliceName();
}
