using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Flowtriq.Server.Tests.Audit;

/// <summary>Which methods of its own assembly a method reaches: those it calls, builds or hands on, also after an await.</summary>
internal static class Calls
{
    private const BindingFlags Any =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(static field => (OpCode)field.GetValue(null)!)
        .ToDictionary(static code => code.Value);

    internal static bool Reach(MethodBase from, Func<MethodBase, bool> wanted)
    {
        var seen = new HashSet<int>();
        var open = new Stack<MethodBase>([from]);
        while (open.TryPop(out var method))
        {
            if (method.Module != from.Module || !seen.Add(method.MetadataToken))
                continue;
            if (wanted(method))
                return true;
            foreach (var called in Of(method))
                open.Push(called);
        }

        return false;
    }

    private static IEnumerable<MethodBase> Of(MethodBase method)
    {
        // The body of an async method is that of a type the compiler makes.
        if (method.GetCustomAttribute<StateMachineAttribute>() is { } machine)
            yield return machine.StateMachineType.GetMethod("MoveNext", Any)!;
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length; )
        {
            var operation = code[at] == 0xFE ? Codes[(short)(0xFE00 | code[at + 1])] : Codes[code[at]];
            at += operation.Size;
            if (operation.OperandType == OperandType.InlineMethod)
                yield return method.Module.ResolveMethod(
                    BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(at)),
                    method.DeclaringType?.GetGenericArguments(),
                    method.IsGenericMethod ? method.GetGenericArguments() : null
                )!;
            at += Length(operation.OperandType, code.AsSpan(at));
        }
    }

    /// <summary>Bytes of an operand (ECMA-335, partition III, 1.2).</summary>
    private static int Length(OperandType type, ReadOnlySpan<byte> rest) =>
        type switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            OperandType.InlineSwitch => 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(rest)),
            _ => 4,
        };
}
