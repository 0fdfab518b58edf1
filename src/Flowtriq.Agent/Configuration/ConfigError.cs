namespace Flowtriq.Agent.Configuration;

/// <summary>One thing wrong with a configuration.</summary>
/// <param name="Path">Where: "interfaces.eth0.role".</param>
/// <param name="Value">The value as written; empty when the fault is the key.</param>
/// <param name="Reason">What is wrong and what would be right.</param>
internal sealed record ConfigError(string Path, string Value, string Reason)
{
    public override string ToString() => Value.Length == 0 ? $"{Path}: {Reason}" : $"{Path}: {Value}: {Reason}";
}
