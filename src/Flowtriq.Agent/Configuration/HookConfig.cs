namespace Flowtriq.Agent.Configuration;

/// <summary>The program run when an attack opens and closes.</summary>
internal sealed record HookConfig(string Command)
{
    /// <summary>A run longer than this is ended.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Runs at the same time; more wait.</summary>
    public int Concurrency { get; init; } = 4;
}
