using Flowtriq.Server.Contract;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>Rules as the store keeps them: the same JSON as the API's.</summary>
internal static class RuleDocuments
{
    internal static StoredJson Stored { get; } =
        new(static options => options.TypeInfoResolverChain.Insert(0, RulesJson.Default));
}
