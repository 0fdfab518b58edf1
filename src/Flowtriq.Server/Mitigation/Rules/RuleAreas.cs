namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>What a change of the rules is about.</summary>
internal static class RuleAreas
{
    internal const string Customer = "customer";
    internal const string Policy = "policy";
    internal const string Safety = "safety";
    internal const string KillSwitch = "killSwitch";
}
