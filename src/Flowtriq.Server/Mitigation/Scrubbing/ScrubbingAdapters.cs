using Flowtriq.Server.Contract.Mitigations;

namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>The adapter of each kind of provider: a new kind is one folder and one line.</summary>
internal sealed class ScrubbingAdapters(IReadOnlyDictionary<ScrubbingKind, IScrubbingProvider> adapters)
{
    internal IScrubbingProvider Of(ScrubbingKind kind) => adapters[kind];
}
