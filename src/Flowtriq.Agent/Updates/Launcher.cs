using System.Collections;
using System.Runtime.InteropServices;
using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.Kernel;
using Flowtriq.Protocol;
using AgentConfig = Flowtriq.Agent.Configuration.AgentConfig;

namespace Flowtriq.Agent.Updates;

/// <summary>
/// The installed program's first step: becomes the version that the node updated itself to, when there is one, the node's own
/// file allows updates and the release key signed it. Same process, same user, same capabilities.
/// </summary>
internal static class Launcher
{
    private const string Variable = "FTAGENT_RELEASE";

    /// <summary>The version this process was launched as; null for the installed program.</summary>
    internal static string? Running { get; } = Environment.GetEnvironmentVariable(Variable);

    /// <summary>Returns when this very program is the one to run.</summary>
    internal static void Launch(AgentConfig config, LineLog log)
    {
        if (Running is not null || config.UpdateKey is not { } text || ReleaseSignature.ReadKey(text) is not { } key)
            return;
        using (key)
        {
            var folder = new VersionFolder(config.StateDirectory);
            var before = folder.Read();
            var choice = before.AtStart();
            if (choice != before && !Write(folder, choice, log))
                return;
            if (choice.Failed.Length > 0 && choice.Failed != before.Failed)
                log.Error("version went back: it was not well", ("version", choice.Failed), ("to", Name(choice)));
            if (choice.Version.Length == 0)
                return;
            if (folder.Program(choice.Version, key, out var refusal) is { } program)
                refusal = Become(program, choice.Version);
            log.Error("version not started", ("version", choice.Version), ("reason", refusal));
        }
    }

    private static bool Write(VersionFolder folder, VersionChoice choice, LineLog log)
    {
        try
        {
            folder.Write(choice);
            return true;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            // A trial that cannot be written down could not end either.
            log.Error("version not started: its trial cannot be noted", ("reason", failed.Message));
            return false;
        }
    }

    /// <summary>Does not return when it succeeds.</summary>
    private static string Become(string program, string version)
    {
        var environment = Environment
            .GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .Select(static entry => $"{entry.Key}={entry.Value}")
            .Append($"{Variable}={version}");
        _ = LibC.Become(program, [.. Environment.GetCommandLineArgs(), null], [.. environment, null]);
        return Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError());
    }

    private static string Name(VersionChoice choice) =>
        choice.Version.Length == 0 ? "the installed program" : choice.Version;
}
