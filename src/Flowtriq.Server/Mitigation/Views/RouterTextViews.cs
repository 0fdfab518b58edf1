using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.RouterText;
using Flowtriq.Server.Contract.Mitigations;

namespace Flowtriq.Server.Mitigation.Views;

/// <summary>A mitigation in the words of the four router makes.</summary>
internal static class RouterTextViews
{
    internal static RouterTexts Of(MitigationAction action, string name) =>
        new(
            RuleText.Of(action, RouterSyntax.Junos, name),
            RuleText.Of(action, RouterSyntax.IosXr, name),
            RuleText.Of(action, RouterSyntax.Frr, name),
            RuleText.Of(action, RouterSyntax.Bird, name)
        );
}
