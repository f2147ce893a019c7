using InquiryAssistant.GraphEmulator.Faults;
using InquiryAssistant.GraphEmulator.Store;
using InquiryAssistant.GraphEmulator.Throttling;

namespace InquiryAssistant.GraphEmulator.Protocol;

/// <summary>What every handler of one emulator shares: its switches, its time, its chance, its counters.</summary>
internal sealed record Emulation(GraphEmulatorOptions Options, EmulatorClock Clock, FaultDice Dice, RequestCounters Counters);
