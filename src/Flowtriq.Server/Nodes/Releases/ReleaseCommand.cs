using System.CommandLine;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Nodes.Releases;

/// <summary><c>flowtriq release add FILE</c>: puts an agent onto this server's shelf. A running server hands it out at once.</summary>
public static class ReleaseCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The agent, a Linux program, or its .deb." };
        var version = new Option<string>("--version")
        {
            Description = "Its version, as \"ftagent version\" says it.",
            Required = true,
        };
        var architecture = new Option<string>("--architecture")
        {
            Description = "As \"uname -m\" says it; only needed with a .deb.",
        };
        var data = new Option<string>("--data")
        {
            Description = "The server's data directory.",
            DefaultValueFactory = _ => "data",
        };
        var key = new Option<FileInfo?>("--key")
        {
            Description = "Signs it with this release key, so that nodes that trust the key can be updated to it.",
        };
        var add = new Command("add", "Hands out this agent to new nodes.") { file, version, architecture, key, data };
        add.SetAction(parsed =>
        {
            var output = parsed.InvocationConfiguration;
            var source = parsed.GetRequiredValue(file);
            var shelf = new ReleaseShelf(new DataDirectory(parsed.GetValue(data)!));
            if (Refusal(source, parsed.GetRequiredValue(version)) is { } refusal)
                return Refuse(output.Error, refusal);
            var package = source.Extension == ".deb";
            if ((package ? parsed.GetValue(architecture) : ArchitectureOf(source)) is not { } machine)
                return Refuse(
                    output.Error,
                    package
                        ? "--architecture is needed with a package"
                        : $"{source}: no Linux program for a known machine"
                );
            var name = parsed.GetRequiredValue(version);
            shelf.Add(source.FullName, name, machine, package);
            if (parsed.GetValue(key) is { } signer && !package)
                shelf.Sign(name, machine, ReleaseSigning.Sign(signer.FullName, source, name, machine));
            output.Output.WriteLine($"{source.Name} {parsed.GetRequiredValue(version)} for {machine} is handed out");
            return 0;
        });
        return new Command("release", "Agents that this server hands out.") { add, Key() };
    }

    private static Command Key()
    {
        var file = new Argument<FileInfo>("FILE")
        {
            Description = "Where the private key goes. Keep it off the server.",
        };
        var key = new Command("key", "Makes a release key; prints the public half for \"updates\" in the nodes' files.")
        {
            file,
        };
        key.SetAction(parsed =>
        {
            try
            {
                var made = ReleaseSigning.MakeKey(parsed.GetRequiredValue(file).FullName);
                parsed.InvocationConfiguration.Output.WriteLine(made);
                return 0;
            }
            catch (IOException refused)
            {
                return Refuse(parsed.InvocationConfiguration.Error, refused.Message);
            }
        });
        return key;
    }

    private static string? Refusal(FileInfo source, string version) =>
        !source.Exists ? $"{source}: there is no such file"
        : !ReleaseName.IsValid(version) ? $"--version \"{version}\": 1 to 64 letters, digits and . + - _ ~"
        : null;

    private static string? ArchitectureOf(FileInfo source)
    {
        Span<byte> start = stackalloc byte[ElfHeader.Length];
        using var content = source.OpenRead();
        return ElfHeader.Architecture(start[..content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)]);
    }

    private static int Refuse(TextWriter errors, string reason)
    {
        errors.WriteLine(reason);
        return 2;
    }
}
