namespace Flowtriq.Agent;

/// <summary>What the process says when it ends.</summary>
internal static class ExitCode
{
    internal const int Done = 0;

    /// <summary>Something went wrong while running.</summary>
    internal const int Failed = 1;

    /// <summary>The input (command line, configuration, capture, token) cannot be used.</summary>
    internal const int Refused = 2;

    /// <summary>No agent runs that could be asked; the same number as of systemctl status.</summary>
    internal const int NotRunning = 3;
}
