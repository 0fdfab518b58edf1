using System.Runtime.InteropServices;

namespace Flowtriq.Agent.Firewall;

/// <summary>
/// libnftables (libnftables(3)): the nft command's own grammar, one atomic transaction per call, in the network namespace
/// of the process. Loaded when first needed; a context belongs to one thread.
/// </summary>
internal static unsafe partial class LibNftables
{
    internal const uint OutputJson = 1 << 4;

    private const string Library = "libnftables.so.1";

    /// <summary>True when the library is installed.</summary>
    internal static bool IsInstalled => NativeLibrary.TryLoad(Library, out _);

    // struct nft_ctx *nft_ctx_new(uint32_t flags);
    [LibraryImport(Library, EntryPoint = "nft_ctx_new")]
    internal static partial nint NewContext(uint flags);

    // void nft_ctx_free(struct nft_ctx *ctx);
    [LibraryImport(Library, EntryPoint = "nft_ctx_free")]
    internal static partial void FreeContext(nint context);

    // int nft_ctx_buffer_output(struct nft_ctx *ctx);
    [LibraryImport(Library, EntryPoint = "nft_ctx_buffer_output")]
    internal static partial int BufferOutput(nint context);

    // int nft_ctx_buffer_error(struct nft_ctx *ctx);
    [LibraryImport(Library, EntryPoint = "nft_ctx_buffer_error")]
    internal static partial int BufferError(nint context);

    // const char *nft_ctx_get_output_buffer(struct nft_ctx *ctx);
    [LibraryImport(Library, EntryPoint = "nft_ctx_get_output_buffer")]
    internal static partial byte* OutputBuffer(nint context);

    // const char *nft_ctx_get_error_buffer(struct nft_ctx *ctx);
    [LibraryImport(Library, EntryPoint = "nft_ctx_get_error_buffer")]
    internal static partial byte* ErrorBuffer(nint context);

    // void nft_ctx_output_set_flags(struct nft_ctx *ctx, unsigned int flags);
    [LibraryImport(Library, EntryPoint = "nft_ctx_output_set_flags")]
    internal static partial void SetOutputFlags(nint context, uint flags);

    // int nft_run_cmd_from_buffer(struct nft_ctx *nft, const char *buf);
    [LibraryImport(Library, EntryPoint = "nft_run_cmd_from_buffer", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Run(nint context, string commands);
}
