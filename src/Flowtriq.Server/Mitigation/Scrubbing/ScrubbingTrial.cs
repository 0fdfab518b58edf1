using Flowtriq.Core.Packets;
using Flowtriq.Server.Contract.Mitigations;

namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>The test button: asks a provider about every prefix and changes nothing.</summary>
internal sealed class ScrubbingTrial(ScrubbingCalls calls)
{
    internal async Task<ScrubbingTest> RunAsync(ScrubbingSetup setup, CancellationToken cancel)
    {
        var tested = new List<ScrubbingPrefixTest>();
        foreach (var prefix in setup.Prefixes)
            tested.Add(Said(prefix, await calls.MakeAsync(setup, prefix, DiversionCall.Read, cancel)));
        var bad = tested.Count(static t => !t.Works);
        var text =
            bad == 0
                ? $"{setup.Name} answers and can take {(tested.Count == 1 ? "the prefix" : $"all {tested.Count} prefixes")}."
                : $"{setup.Name} cannot take {bad} of {tested.Count} prefixes.";
        return new ScrubbingTest(bad == 0, text, tested);
    }

    private static ScrubbingPrefixTest Said(IpPrefix prefix, ProviderAnswer answer) =>
        answer switch
        {
            ProviderAnswer.Advertised => new(prefix.ToString(), true, true, answer.Text),
            ProviderAnswer.NotAdvertised told => new(prefix.ToString(), !told.IsFault, false, answer.Text),
            _ => new(prefix.ToString(), false, null, answer.Text),
        };
}
